export { openRoot, type OpenRootAnchoring } from './filesystem/open-root.ts';
export type { DirectoryEntry, FileContent, Root } from './filesystem/root.ts';
