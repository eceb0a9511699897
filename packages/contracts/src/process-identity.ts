/** Names one process for good: a reused pid has another start time or boot. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque and comparable; on Linux the clock ticks of field 22 of `/proc/<pid>/stat`. */
  readonly startTime: string;
  /** Opaque; on Linux `/proc/sys/kernel/random/boot_id`. */
  readonly bootId: string;
}
