module.exports = window.reeve.shared['@patternfly/react-table'];
