import { removeFoldersAfterwards } from './temporary-folder.js';

removeFoldersAfterwards();
