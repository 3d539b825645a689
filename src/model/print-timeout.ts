import { Failure } from './failure.js';

/** A page took too long to print: the machine is at fault, unless there is too much on the page. */
export class PrintTimeout extends Failure {
  constructor(path: string, seconds: number) {
    super(
      3,
      `${path} could not be printed within ${seconds} seconds.`,
      'The machine may be overloaded: print fewer pages at once, or try again.',
    );
  }
}
