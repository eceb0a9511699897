import { closeDescriptors } from './walk-components.ts';

/**
 * An open directory that is closed when its last holder lets go of it, and not before: a number that was given back may mean
 * another directory by the next call. Whoever makes it is the first holder.
 */
export class HeldDescriptor {
  readonly number: number;
  #holders = 1;

  constructor(number: number) {
    this.number = number;
  }

  /** Keeps it open until the function that is given has been called; calling that again changes nothing. */
  hold(): () => void {
    this.#holders += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.letGo();
      isHeld = false;
    };
  }

  /** Lets go of it once; for the first holder. */
  letGo(): void {
    this.#holders -= 1;
    if (this.#holders === 0) closeDescriptors([this.number]);
  }
}
