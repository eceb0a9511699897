export { openRoot, type OpenRootAnchoring, type OpenRootPolicy } from './filesystem/open-root.ts';
export type { DirectoryEntry, FileContent, Root } from './filesystem/root.ts';
