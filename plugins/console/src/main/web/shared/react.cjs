module.exports = window.reeve.shared['react'];
