import { afterEach, describe, expect, it } from 'vitest';
import { runEndChannel, runStartChannel, turnEndChannel } from '../../src/index.ts';
import { calling, never, openHouse, readAll, type House } from '../support/house.ts';

const channels = [runStartChannel, turnEndChannel, runEndChannel];
const published: [string, unknown][] = [];
const listen = (event: unknown, name: string | symbol): void => {
  published.push([String(name), event]);
};
let house: House | undefined;
afterEach(async () => {
  for (const channel of channels) channel.unsubscribe(listen);
  await house?.close();
});

describe('diagnostics channels', () => {
  it('tell of the beginning of a run, of each turn and of the end', async () => {
    for (const channel of channels) channel.subscribe(listen);
    house = await openHouse({ script: [calling('list_directory', {}), { text: 'Done.' }] });
    const [start] = await readAll(house.agent.run('Do it.', { signal: never() }));
    const runId = start?.type === 'run-start' ? start.runId : '';
    expect(published).toMatchObject([
      ['selfware:agent:run-start', { runId, resumed: false }],
      ['selfware:agent:turn-end', { runId, turn: 1, toolCalls: 1 }],
      ['selfware:agent:turn-end', { runId, turn: 2, toolCalls: 0 }],
      ['selfware:agent:run-end', { runId, outcome: 'done', turns: 2 }],
    ]);
  });
});
