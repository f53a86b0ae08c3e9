import { learningPath } from '../learning/rules.ts';
import { lettersPath } from '../letters/rules.ts';
import { teamMessagesIn } from '../messages.ts';
import { casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { planPath } from '../plan/model/paths.ts';

/** The pages of a case, in the order of the way: where one goes on from here. */
export function casePages({ id }: CaseFile, language: string): { href: string; label: string }[] {
  const t = teamMessagesIn(language);
  const here = `/${language}${casePath(id)}`;
  return [
    { href: `${here}/intake`, label: t('intake.title') },
    { href: `/${language}${planPath(id)}`, label: t('plan.title') },
    { href: `/${language}${lettersPath(id)}`, label: t('letters.title') },
    { href: `${here}/duo`, label: t('duo.title') },
    { href: `/${language}${learningPath(id)}`, label: t('learning.title') },
    { href: `${here}/counts`, label: t('counts.title') },
    { href: `${here}/record`, label: t('record.title') },
    { href: `${here}/transfer`, label: t('transfer.title') },
    { href: `${here}/export`, label: t('export.title') },
  ];
}
