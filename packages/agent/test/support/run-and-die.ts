import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { join } from 'node:path';
import { never, openHouse } from './house.ts';

// Started by a test as a process of its own: works on a task and kills itself, as kill -9 would, at the event that it is told.
const [workspacePath = '', statePath = '', endpoint = '', dieAt = ''] = process.argv.slice(2);

const unused = await createTemporaryWorkspace();
await unused.remove();
const at = (path: string): TemporaryWorkspace => {
  return { ...unused, path, resolve: (...segments) => join(path, ...segments) };
};
const places = { workspace: at(workspacePath), state: at(statePath) };
const house = await openHouse({ script: [], endpoint }, places);
for await (const event of house.agent.run('Do it.', { signal: never() }))
  if (event.type === dieAt) process.kill(process.pid, 'SIGKILL');
await house.close();
