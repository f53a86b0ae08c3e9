import { directoryTeamMessagesIn } from '#features/directory';
import { Breadcrumbs } from '#ui';
import { messagesIn } from '../messages.ts';

/** @param title of the import that the page shows; absent on the overview */
export function ImportBreadcrumbs({ language, title }: { language: string; title?: string }) {
  const t = messagesIn(language);
  const directoryText = directoryTeamMessagesIn(language);
  return (
    <Breadcrumbs
      label={t('sheet.title')}
      items={[
        { href: `/${language}/organise`, label: directoryText('listings.back') },
        title ? { href: `/${language}/spreadsheets`, label: t('sheet.title') } : { label: t('sheet.title') },
        ...(title ? [{ label: title }] : []),
      ]}
    />
  );
}
