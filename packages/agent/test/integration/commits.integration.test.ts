import { commitChannel } from '@selfware/persistence';
import { expect, it } from 'vitest';
import { calling, never, openHouse, readAll } from '../support/house.ts';

it('makes a further turn with one call durable in two commits', async () => {
  let commits = 0;
  const count = (): void => {
    commits += 1;
  };
  const commitsOf = async (turns: number): Promise<number> => {
    const before = commits;
    const replies = Array.from({ length: turns }, (_, turn) =>
      calling('list_directory', { path: turn % 2 === 0 ? '.' : './' }),
    );
    const house = await openHouse({ script: [...replies, { text: 'Done.' }] });
    await readAll(house.agent.run('Do it.', { signal: never() }));
    await house.close();
    return commits - before;
  };
  commitChannel.subscribe(count);
  const [one, four] = [await commitsOf(1), await commitsOf(4)];
  commitChannel.unsubscribe(count);
  expect(four - one).toBe(6);
});
