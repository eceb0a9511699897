import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './workspace-root.ts';

/** The part of a package.json that the tooling reads. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly selfware?: { readonly foreignBytes?: boolean };
}

/** One package or app: its folder's name, its absolute directory and its manifest. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly directory: string;
  readonly manifest: Manifest;
}

/** Every package and app of the workspace beneath `root`, by folder name. */
export function listPackages(root: string = workspaceRoot): readonly WorkspacePackage[] {
  return ['apps', 'packages']
    .flatMap((parent) => foldersIn(join(root, parent)))
    .filter((directory) => existsSync(join(directory, 'package.json')))
    .map((directory) => ({
      folder: directory.slice(directory.lastIndexOf('/') + 1),
      directory,
      manifest: readManifest(directory),
    }))
    .sort((one, other) => one.folder.localeCompare(other.folder));
}

/** The packages that are published: all that are not private. */
export function listPublishedPackages(root: string = workspaceRoot): readonly WorkspacePackage[] {
  return listPackages(root).filter(({ manifest }) => manifest.private !== true);
}

/** The manifest in `directory`. */
export function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
}

function foldersIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(directory, entry.name));
}
