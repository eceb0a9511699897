import { renameSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

// Swaps the directory `target` and a link to outside, as fast as it can, until it is terminated.
const { directory } = workerData as { readonly directory: string };
for (;;) {
  renameSync(`${directory}/target`, `${directory}/aside`);
  renameSync(`${directory}/link`, `${directory}/target`);
  renameSync(`${directory}/target`, `${directory}/link`);
  renameSync(`${directory}/aside`, `${directory}/target`);
}
