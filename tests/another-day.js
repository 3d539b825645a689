// Loaded before the program: it believes that it is four hundred days later.
const shift = 400 * 24 * 60 * 60 * 1000;
const Now = Date;
globalThis.Date = class extends Now {
  constructor(...given) {
    if (given.length === 0) super(Now.now() + shift);
    else super(...given);
  }

  static now() {
    return Now.now() + shift;
  }
};
