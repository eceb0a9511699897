export { openRoot, type OpenRootAnchoring, type OpenRootPolicy } from './filesystem/open-root.ts';
export type { DirectoryEntry, FileContent, Root } from './filesystem/root.ts';
export {
  extractArchive,
  type ExtractedFile,
  type ExtractOptions,
  type ExtractReport,
} from './filesystem/archives/extract-archive.ts';
export type { ArchiveLimits } from './filesystem/archives/archive-limits.ts';
export type { ArchiveFormat } from './filesystem/archives/detect-format.ts';
export type { ArchiveSource } from './filesystem/archives/open-archive.ts';
