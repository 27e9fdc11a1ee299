// Articles of our own, in the manner of real news.

import herring from './samples/herring.html';
import interview from './samples/interview.html';
import seaWall from './samples/sea-wall.html';

/** By the names that links to them have. @type {{ [name: string]: string }} */
export const samples = { 'sea-wall': seaWall, interview, herring };
