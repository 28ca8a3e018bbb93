module.exports = window.reeve.shared['@patternfly/react-icons'];
