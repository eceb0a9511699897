import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from '@microsoft/api-extractor';
import { readManifest } from '../workspace/list-packages.ts';
import { workspaceRoot } from '../workspace/workspace-root.ts';

/** The report of one entry point: whether it differs from the committed one, and what the extractor complained of. */
export interface ApiOutcome {
  readonly report: string;
  readonly changed: boolean;
  readonly problems: readonly string[];
}

/** Compares the built declarations of every entry point with the reports in `api-report`, or writes these. */
export function reportApi(directory: string, update: boolean): readonly ApiOutcome[] {
  mkdirSync(join(directory, 'api-report'), { recursive: true });
  return entryPoints(directory).map(([name, declarations]) =>
    reportEntryPoint({ directory, name, declarations, update }),
  );
}

interface EntryPoint {
  readonly directory: string;
  readonly name: string;
  readonly declarations: string;
  readonly update: boolean;
}

function entryPoints(directory: string): readonly (readonly [string, string])[] {
  return Object.entries(readManifest(directory).exports ?? {}).flatMap(([path, target]) => {
    const types = typeof target === 'object' ? target['types'] : undefined;
    if (types === undefined) return [];
    return [[path === '.' ? 'index' : path.slice(2).replaceAll('/', '-'), types] as const];
  });
}

function reportEntryPoint({ directory, name, declarations, update }: EntryPoint): ApiOutcome {
  const problems: string[] = [];
  const { apiReportChanged } = Extractor.invoke(configOf(directory, name, declarations), {
    localBuild: update,
    messageCallback: (message) => {
      keepProblem(message, problems);
    },
  });
  return {
    report: join('packages', basename(directory), 'api-report', `${name}.api.md`),
    changed: apiReportChanged,
    problems,
  };
}

function keepProblem(message: ExtractorMessage, problems: string[]): void {
  message.handled = true;
  const bad = [ExtractorLogLevel.Error, ExtractorLogLevel.Warning].includes(message.logLevel);
  // That the report differs is the outcome itself, with words of our own.
  if (bad && !message.messageId.startsWith('console-api-report')) {
    problems.push(`${message.messageId}: ${message.text}`);
  }
}

function configOf(directory: string, name: string, declarations: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(directory, 'api-extractor.json'),
    packageJsonFullPath: join(directory, 'package.json'),
    configObject: {
      projectFolder: directory,
      mainEntryPointFilePath: join(directory, declarations),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          extends: join(workspaceRoot, 'tsconfig.base.json'),
          compilerOptions: { customConditions: [] },
          files: [join(directory, declarations)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: '<projectFolder>/api-report',
        reportTempFolder: '<projectFolder>/reports/api',
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.None, addToApiReportFile: true },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
