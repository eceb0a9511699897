export { openRoot, type OpenRootAnchoring, type OpenRootPolicy } from './filesystem/open-root.ts';
export type { RootFile } from './filesystem/root-file.ts';
export type {
  CopyOptions,
  CreateFileOptions,
  DirectoryEntry,
  FileContent,
  OpenFileOptions,
  ReadFileOptions,
  RemoveTreeOptions,
  Root,
  RootGuarantee,
} from './filesystem/root.ts';
export {
  extractArchive,
  type ExtractedFile,
  type ExtractOptions,
  type ExtractReport,
} from './filesystem/archives/extract-archive.ts';
export type { ArchiveLimits } from './filesystem/archives/archive-limits.ts';
export type { ArchiveFormat } from './filesystem/archives/detect-format.ts';
export type { ArchiveSource } from './filesystem/archives/open-archive.ts';
export {
  exportFile,
  type AtomicWrite,
  type ExportFileOptions,
  type ExportReport,
} from './filesystem/export/export-file.ts';
export { judgePath } from './filesystem/judge-path.ts';
export type { PathIntent, PathPolicy, PathVerdict } from './filesystem/policy/path-policy.ts';
export {
  checkPermissions,
  type CheckPermissionsOptions,
} from './filesystem/permissions/check-permissions.ts';
export type {
  PermissionFinding,
  PermissionReport,
  RunProgram,
} from './filesystem/permissions/permission-report.ts';
