import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { DeskLayout } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { intakePath } from './rules.ts';

/** A page of an intake: the way back to the case, and whose it is. */
export function IntakeFrame({
  page,
  file,
  title,
  isStart = false,
  script,
  children,
}: {
  page: PageContext;
  file: Pick<CaseFile, 'id' | 'name' | 'number'>;
  title: string;
  isStart?: boolean;
  script?: string | undefined;
  children: ComponentChildren;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={title}
      count={`${file.name} · ${file.number}`}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name, lang: '' },
        ...(isStart ? [] : [{ href: `/${language}${intakePath(file.id)}`, label: t('intake.title') }]),
      ]}
    >
      {script && <script src={script} defer />}
      {children}
    </DeskLayout>
  );
}
