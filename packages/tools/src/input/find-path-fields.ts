import * as z from 'zod/mini';
import { workspacePathBrand } from './workspace-path.ts';

/** The fields of a schema that were made by `workspacePath`, as `path`, `paths[]` or `options.path`. */
export function findPathFields(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable)
    return findPathFields(schema.def.innerType);
  if (schema instanceof z.ZodMiniArray)
    return findPathFields(schema.def.element).map((name) => `[]${join(name)}`);
  if (schema instanceof z.ZodMiniUnion) return schema.def.options.flatMap(findPathFields);
  if (schema instanceof z.ZodMiniObject)
    return Object.entries(schema.def.shape).flatMap(([key, field]) =>
      findPathFields(field).map((name) => `${key}${join(name)}`),
    );
  return schema instanceof z.ZodMiniString && isBranded(schema) ? [''] : [];
}

function join(name: string): string {
  return name === '' || name.startsWith('[]') ? name : `.${name}`;
}

function isBranded({ def }: z.ZodMiniString): boolean {
  return (def.checks ?? []).some(
    ({ _zod }) => 'params' in _zod.def && brandOf(_zod.def.params) === workspacePathBrand,
  );
}

function brandOf(params: unknown): unknown {
  return typeof params === 'object' && params !== null && 'brand' in params
    ? params.brand
    : undefined;
}
