import type { ServiceLines } from './log/service-log.ts';
import type { ServiceStatus } from './service-specification.ts';

/** A service as the supervisor sees it, whoever started it. */
export interface KeptService {
  readonly status: ServiceStatus;
  readonly isLive: boolean;
  start(): Promise<ServiceStatus>;
  stop(): Promise<ServiceStatus>;
  logs(count: number): ServiceLines | Promise<ServiceLines>;
}
