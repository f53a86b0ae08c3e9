import type { PageContext } from '#core/http/page-context.ts';
import { Badge, Button, DeskLayout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, textIn } from '../model/rules.ts';
import { fileName } from './ImportPage.tsx';
import { type ImportPreview, REMARK_REASONS } from './import-rules.ts';

const SHOWN_STATEMENTS = 200;

/** What two files hold, before anything of it is kept. */
export function ImportPreviewPage({
  page,
  conversation,
  preview,
  wordsLanguage,
  parcel,
  token,
  formKey,
}: {
  page: PageContext;
  conversation: Conversation;
  preview: ImportPreview;
  /** The language of the statements. */
  wordsLanguage: string;
  /** Everything that is to be taken in, as the form carries it. */
  parcel: string;
  token: string;
  formKey: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_VOICE_PATH}`;
  const path = `${base}/${conversation.id}`;
  const { statements, ballots, votes, replaced, withoutStatement, unmoderated, remarks } = preview;
  const hidden = statements.filter((statement) => statement.hidden).length;
  const odd = REMARK_REASONS.reduce((sum, reason) => sum + remarks.counts[reason], 0);
  return (
    <DeskLayout
      page={page}
      title={t('exchange.preview')}
      sheet={page.assets['voice.css']}
      crumbs={[
        { href: base, label: t('desk.title') },
        { href: path, label: textIn(conversation.title, language)?.words ?? conversation.slug },
        { href: `${path}/import`, label: t('exchange.title') },
      ]}
    >
      <Notice kind="ask">{t('exchange.preview.lead')}</Notice>
      <ul>
        <li>{t('exchange.count.statements', { count: statements.length })}</li>
        {hidden > 0 && <li>{t('exchange.count.hidden', { count: hidden })}</li>}
        {unmoderated > 0 && <li>{t('exchange.count.unmoderated', { count: unmoderated })}</li>}
        {ballots.length === 0 ? (
          <li>{t('exchange.count.no-votes')}</li>
        ) : (
          <>
            <li>{t('exchange.count.people', { count: ballots.length })}</li>
            <li>{t('exchange.count.votes', { count: votes })}</li>
          </>
        )}
        {replaced > 0 && <li>{t('exchange.count.replaced', { count: replaced })}</li>}
        {withoutStatement > 0 && <li>{t('exchange.count.without', { count: withoutStatement })}</li>}
      </ul>
      <section>
        <h2>{t('exchange.odd', { count: odd })}</h2>
        {odd === 0 ? (
          <p>{t('exchange.odd.none')}</p>
        ) : (
          <>
            <ul>
              {REMARK_REASONS.filter((reason) => remarks.counts[reason] > 0).map((reason) => (
                <li>
                  {t(`exchange.odd.${reason}`)} {t('exchange.odd.rows', { count: remarks.counts[reason] })}
                </li>
              ))}
            </ul>
            <details>
              <summary>{t('exchange.odd.each')}</summary>
              <table class="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('exchange.odd.where')}</th>
                    <th scope="col">{t('exchange.odd.says')}</th>
                    <th scope="col">{t('exchange.odd.why')}</th>
                  </tr>
                </thead>
                <tbody>
                  {remarks.named.map(({ file, line, reason, value }) => (
                    <tr>
                      <td>{t('exchange.odd.line', { file: fileName(file), line: String(line) })}</td>
                      <td>
                        <bdi>{value || '–'}</bdi>
                      </td>
                      <td>{t(`exchange.odd.${reason}`)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {odd > remarks.named.length && (
                <p>{t('exchange.odd.more', { count: odd - remarks.named.length })}</p>
              )}
            </details>
          </>
        )}
      </section>
      <form method="post" action={`${path}/import/take-in`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <input type="hidden" name="parcel" value={parcel} />
        <p>{t('exchange.take-in.what')}</p>
        <div class="actions">
          <Button icon="check">{t('exchange.take-in')}</Button>
          <a class="chip" href={`${path}/import`}>
            {t('exchange.other-files')}
          </a>
        </div>
      </form>
      <section>
        <h2>{t('desk.statements', { count: statements.length })}</h2>
        <ol>
          {statements.slice(0, SHOWN_STATEMENTS).map((statement) => (
            <li>
              <bdi lang={wordsLanguage}>{statement.words}</bdi>{' '}
              {statement.hidden && <Badge kind="soft">{t('exchange.hidden')}</Badge>}
            </li>
          ))}
        </ol>
        {statements.length > SHOWN_STATEMENTS && (
          <p>{t('exchange.statements.more', { count: statements.length - SHOWN_STATEMENTS })}</p>
        )}
      </section>
    </DeskLayout>
  );
}
