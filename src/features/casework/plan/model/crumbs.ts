import { teamMessagesIn } from '../../messages.ts';
import { CASEWORK_PATH, casePath } from '../../model/paths.ts';
import type { CaseFile } from '../../model/queries.ts';
import { planPath } from './paths.ts';

/** The way back up from a page under the plan; from the plan itself only to the case. */
export function planCrumbs(file: Pick<CaseFile, 'id' | 'name'>, language: string, atPlan = false) {
  const t = teamMessagesIn(language);
  return [
    { href: `/${language}${CASEWORK_PATH}`, label: t('plan.cases') },
    { href: `/${language}${casePath(file.id)}`, label: file.name },
    ...(atPlan ? [] : [{ href: `/${language}${planPath(file.id)}`, label: t('plan.title') }]),
  ];
}
