/** How many calls ended well and badly of late. */
export interface OutcomeWindow {
  add(failed: boolean): void;
  /** Counts within the last window; what is older is forgotten in tenths of it. */
  counts(): { readonly calls: number; readonly failures: number };
}

const parts = 10;

/** Creates an empty window of `windowMs`; takes constant time and memory, however many calls there are. */
export function createOutcomeWindow(windowMs: number, monotonicMs: () => number): OutcomeWindow {
  const partMs = windowMs / parts;
  const counted = Array.from({ length: parts }, () => ({ part: -1, calls: 0, failures: 0 }));
  const currentPart = (): number => Math.floor(monotonicMs() / partMs);
  return {
    add(failed) {
      const part = currentPart();
      const slot = counted[part % parts];
      if (slot === undefined) return;
      if (slot.part !== part) Object.assign(slot, { part, calls: 0, failures: 0 });
      slot.calls += 1;
      slot.failures += failed ? 1 : 0;
    },
    counts() {
      const oldest = currentPart() - parts;
      const recent = counted.filter(({ part }) => part > oldest);
      const sum = (of: 'calls' | 'failures'): number =>
        recent.reduce((total, slot) => total + slot[of], 0);
      return { calls: sum('calls'), failures: sum('failures') };
    },
  };
}
