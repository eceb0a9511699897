import { SelfwareError } from '@selfware/contracts';

/** Says that a memory was used after its `close()`. */
export class MemoryClosedError extends SelfwareError {
  constructor() {
    const message = 'expected an open memory, got one that was closed';
    super({ code: 'memory/closed', category: 'conflict', message });
  }
}
