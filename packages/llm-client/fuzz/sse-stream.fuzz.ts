import { eventsOf } from '../test/fake-exchange.ts';

/** Any bytes as an event stream, whole and cut in two, give the same events with exactly one last event. */
export async function fuzz(data: Buffer): Promise<void> {
  const middle = Math.floor(data.length / 2);
  const whole = await eventsOf([data]);
  const cut = await eventsOf([data.subarray(0, middle), data.subarray(middle)]);
  const last = whole.filter(({ type }) => type === 'reply-end' || type === 'reply-failed');
  if (last.length !== 1 || last[0] !== whole.at(-1)) throw new Error('expected one last event');
  if (JSON.stringify(whole) !== JSON.stringify(cut)) throw new Error('a cut changed the events');
}
