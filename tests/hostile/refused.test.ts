// What a stranger's files are refused, or lose. One file to the runner, which loads the program anew for each.
import './characters.js';
import './commands.js';
import './data.js';
import './exchange.js';
import './findings.js';
import './images.js';
import './layouts.js';
import './limits.js';
import './links.js';
import './output.js';
import './overwrites.js';
import './paths.js';
import './prototypes.js';
import './strings.js';
import './taken-in.js';
import './terminal.js';
import './unfinished.js';
