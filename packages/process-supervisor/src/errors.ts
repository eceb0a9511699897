import { SelfwareError } from '@selfware/contracts';

/** A bound of a run that no timer or buffer can keep; the message names the option. */
export class InvalidBoundError extends SelfwareError {
  constructor(options: { readonly option: string; readonly value: number }) {
    const message = `expected ${options.option} to be a number above 0 and below 2^31, got ${options.value}`;
    super({ code: 'process-supervisor/invalid-bound', category: 'invalid-input', message });
  }
}

/** A service that cannot be kept as it is specified; the message names the field. */
export class InvalidServiceError extends SelfwareError {
  constructor({ id, field, expected }: { id: string; field: string; expected: string }) {
    const message = `service ${JSON.stringify(id)}: expected ${field} to be ${expected}`;
    super({ code: 'process-supervisor/invalid-service', category: 'invalid-input', message });
  }
}

/** No service has this id. */
export class UnknownServiceError extends SelfwareError {
  constructor({ id }: { id: string }) {
    const message = `expected a service, got ${JSON.stringify(id)}, which was never started`;
    const hint = '`list()` tells which there are';
    super({ code: 'process-supervisor/unknown-service', category: 'not-found', message, hint });
  }
}

/** Another service of this id runs. */
export class ServiceRunsError extends SelfwareError {
  constructor({ id }: { id: string }) {
    const message = `expected no service ${JSON.stringify(id)} to run, got one that does`;
    const hint = 'stop it first, or give the new one another id';
    super({ code: 'process-supervisor/service-runs', category: 'conflict', message, hint });
  }
}
