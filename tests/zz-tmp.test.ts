import './hostile/overwrites.js';
import './hostile/unfinished.js';
