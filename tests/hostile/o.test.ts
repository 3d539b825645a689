import './output.js';
