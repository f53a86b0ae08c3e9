import type { PageContext } from '#core/http/page-context.ts';
import { Button, DeskLayout } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { LetterTextsList } from '../letters/LettersPage.tsx';
import { ReachWords } from '../letters/ReachWords.tsx';
import type { LetterTexts, Reach } from '../letters/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { Change } from './letter-texts.ts';

/** The letters before they go out: to whom, in which languages, and who has no address; then one tap sends them. */
export function ChangePreviewPage({
  page,
  edition,
  reach,
  texts,
  withoutAddress,
  kind,
  fields,
  formKey,
  token,
}: {
  page: PageContext;
  edition: Edition;
  reach: Reach;
  texts: LetterTexts;
  /** Who registered without an e-mail address, with a telephone number where they gave one. */
  withoutAddress: { name: string; phone: string | null }[];
  kind: Change['kind'];
  /** Everything that was typed, to be sent along or typed further. */
  fields: [string, string][];
  /** So that two taps send the letters once. */
  formKey: string;
  token: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <DeskLayout
      page={page}
      title={t('replan.check')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
        { href: `${basePath}/change`, label: t('replan.title') },
      ]}
    >
      <ReachWords reach={reach} language={language} />
      {withoutAddress.length > 0 && (
        <details>
          <summary>{t('replan.call', { count: withoutAddress.length })}</summary>
          <ul>
            {withoutAddress.map(({ name, phone }) => (
              <li>
                <bdi>{name}</bdi> {phone && <bdi>{phone}</bdi>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2>{t('replan.letters')}</h2>
      <p class="soft">{t('replan.letters.lead')}</p>
      <LetterTextsList texts={texts} />
      <form method="post" action={`${basePath}/change/${kind}`} class="stack" id="change">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <Button icon="arrow">
            {t('replan.do', { count: reach.letters + reach.stallLetters + reach.volunteerLetters })}
          </Button>
          <Button kind="ghost" to={`${basePath}/change/edit`}>
            {t('replan.back')}
          </Button>
        </div>
      </form>
    </DeskLayout>
  );
}
