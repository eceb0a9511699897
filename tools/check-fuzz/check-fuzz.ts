import { listPackages } from '../workspace/list-packages.ts';
import { judgeFuzzPresence } from './judge-fuzz-presence.ts';

// Fails when a package that reads foreign bytes has no fuzz target.
const packages = listPackages();
const problems = packages.flatMap(judgeFuzzPresence);
for (const problem of problems) console.error(problem);
console.log(`${packages.length} packages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
