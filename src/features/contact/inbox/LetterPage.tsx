import type { PageContext } from '#core/http/page-context.ts';
import { DeskLayout } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** The whole text of an e-mail, with what it quotes and forwards. */
export function LetterPage({
  page,
  question,
  text,
}: {
  page: PageContext;
  question: { id: string; title: string };
  text: string;
}) {
  const t = teamMessagesIn(page.language);
  const base = `/${page.language}/inbox`;
  return (
    <DeskLayout
      page={page}
      title={t('letter.title')}
      crumbs={[
        { href: base, label: t('inbox.title') },
        { href: `${base}/${question.id}`, label: question.title },
      ]}
    >
      <p class="message-words" dir="auto">
        {text}
      </p>
    </DeskLayout>
  );
}
