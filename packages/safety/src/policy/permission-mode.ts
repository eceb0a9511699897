/**
 * How much the user left to the judge.
 * `plan`: reading only. `default`: reading is allowed, the rest asks. `accept-edits`: writing files of the workspace is allowed, too.
 * `auto`: needs a sandbox; what stays inside it is allowed, too. `yolo`: every ask becomes an allow, a deny stays. `dont-ask`: every ask becomes a deny.
 */
export type PermissionMode = 'plan' | 'default' | 'accept-edits' | 'auto' | 'yolo' | 'dont-ask';

/** Every permission mode, in the order in which documentation lists them. */
export const permissionModes: readonly PermissionMode[] = [
  'plan',
  'default',
  'accept-edits',
  'auto',
  'yolo',
  'dont-ask',
];
