module.exports = window.reeve.shared['react-router-dom'];
