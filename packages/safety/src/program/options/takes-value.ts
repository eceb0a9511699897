import type { OptionRole } from './option-table.ts';

/** Whether an option of this role takes a value. */
export function takesValue(role: OptionRole): 'never' | 'attached' | 'always' {
  switch (role) {
    case 'flag':
    case 'informs':
    case 'in-place':
    case 'networks':
    case 'destroys':
    case 'asks':
      return 'never';
    case 'optional':
    case 'optional-write':
    case 'optional-run':
    case 'optional-in-place':
      return 'attached';
    default:
      return 'always';
  }
}
