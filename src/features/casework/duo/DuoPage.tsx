import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, DeskLayout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile } from '../model/queries.ts';
import { type DuoField, fieldsOfFile, messageName, silentMessages, withdrawnFields } from './duo-file.ts';
import type { GgmField } from './ggm.ts';
import type { KeptDuoFile } from './queries.ts';
import type { DuoRejection } from './rules.ts';
import type { DuoFile } from './shapes.ts';

interface DuoPageProps {
  page: PageContext;
  token: string;
  once: string;
  file: CaseFile;
  /** The file, or every reason why DUO would send it back. */
  made: { file: DuoFile } | { refusals: DuoRejection[] };
  previous: KeptDuoFile | undefined;
  ggm: GgmField[];
  notice: 'kept' | 'changed' | undefined;
}

/** What DUO hears of a case: to copy by hand, as a file for the municipality's own connector, and in the names of the GGM. */
export function DuoPage({ page, token, once, file, made, previous, ggm, notice }: DuoPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${casePath(file.id)}`;
  return (
    <DeskLayout
      page={page}
      title={t('duo.title')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: here, label: file.name },
      ]}
      sheet={page.assets['casework.css']}
    >
      {notice && (
        <Notice kind={notice === 'kept' ? 'good' : 'ask'} role="status">
          {t(`duo.${notice}`)}
        </Notice>
      )}
      <p>{t('duo.lead')}</p>
      {previous && (
        <p class="soft">
          {t('duo.previous', { by: previous.by, moment: formatDate(previous.madeAt, language, 'moment') })}
        </p>
      )}
      {'refusals' in made ? (
        <section aria-labelledby="refused">
          <h2 id="refused">{t('duo.refused.title')}</h2>
          <p>{t('duo.refused.lead')}</p>
          <ul>
            {made.refusals.map((refusal) => (
              <li>
                {t(`duo.refused.${refusal}`)}{' '}
                <small class="soft">
                  <code>{refusal}</code>
                </small>
              </li>
            ))}
          </ul>
          <ButtonLink href={here} kind="ghost">
            {t('duo.mend')}
          </ButtonLink>
        </section>
      ) : (
        <>
          <Changes previous={previous?.file ?? null} file={made.file} language={language} />
          <section aria-labelledby="sheet">
            <h2 id="sheet">{t('duo.sheet')}</h2>
            <p class="soft">{t('duo.sheet.lead')}</p>
            <Fields
              title={t('duo.case-number')}
              fields={[{ message: 'case', name: 'zaaknummer', value: made.file.zaaknummer }]}
              language={language}
            />
            {made.file.berichten.length === 0 && <p>{t('duo.nothing')}</p>}
            {made.file.berichten.map((sent) => (
              <Fields
                title={messageName(sent)}
                fields={fieldsOfFile({ ...made.file, berichten: [sent] })}
                language={language}
              />
            ))}
          </section>
          <p class="actions">
            <ButtonLink href={`${here}/duo/file`} kind="ghost">
              {t('duo.file')}
            </ButtonLink>
          </p>
          <form method="post" action={`${here}/duo/keep`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="once" value={once} />
            <input type="hidden" name="seen" value={file.version} />
            <p>{t('duo.keep.lead')}</p>
            <Button icon="check">{t('duo.keep')}</Button>
          </form>
        </>
      )}
      <details>
        <summary>{t('duo.ggm')}</summary>
        <p class="soft">{t('duo.ggm.lead')}</p>
        <Fields
          title={t('duo.ggm')}
          fields={ggm.map(({ object, name, value }) => ({
            message: object,
            name: `${object}.${name}`,
            value,
          }))}
          language={language}
        />
      </details>
    </DeskLayout>
  );
}

/** A value to copy: a field, so that it can be selected as a whole also without the script that shows the button. */
function Copyable({
  id,
  value,
  name,
  language,
}: {
  id: string;
  value: string;
  name: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <div class="copy-field">
      <label for={id}>
        <bdi dir="ltr">{name}</bdi>
      </label>
      <input id={id} type="text" readOnly dir="ltr" value={value} />
      <button
        type="button"
        class="button quiet"
        data-copy
        hidden
        aria-label={t('duo.copy-of', { field: name })}
      >
        <span>{t('duo.copy')}</span>
      </button>
    </div>
  );
}

/** The fields of one message, each to copy. */
function Fields({ title, fields, language }: { title: string; fields: DuoField[]; language: string }) {
  return (
    <section class="copy-fields">
      <h3>
        <bdi>{title}</bdi>
      </h3>
      {fields.map(({ message, name, value }, place) => (
        <Copyable
          id={`${message}-${name}-${place}`.replace(/[^\w-]+/g, '-')}
          value={value}
          name={name}
          language={language}
        />
      ))}
    </section>
  );
}

/** What a new file takes away at DUO, and what it leaves as it is. */
function Changes({
  previous,
  file,
  language,
}: {
  previous: DuoFile | null;
  file: DuoFile;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const withdrawn = withdrawnFields(previous, file);
  const silent = silentMessages(previous, file);
  if (withdrawn.length === 0 && silent.length === 0) return null;
  return (
    <Notice kind="ask" role="status">
      {withdrawn.length > 0 && (
        <>
          <p>{t('duo.withdraws')}</p>
          <ul>
            {withdrawn.map(({ message, name, value }) => (
              <li dir="ltr">
                {message} · {name}: {value}
              </li>
            ))}
          </ul>
        </>
      )}
      {silent.length > 0 && (
        <>
          <p>{t('duo.silent')}</p>
          <ul>
            {silent.map((message) => (
              <li dir="ltr">{message}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
