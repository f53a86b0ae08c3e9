import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Badge, Button, ButtonLink, DeskLayout, Notice } from '#ui';
import { questionLabel } from '../intake/answer-text.ts';
import { topicOf } from '../intake/questions.ts';
import { intakePath } from '../intake/rules.ts';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import type { IntakeDevice } from './queries.ts';
import type { TabletsRead } from './read-tablet.ts';
import { OFFLINE_PATH, TABLETS_PATH } from './rules.ts';

export type TabletsNotice =
  | { kind: 'imported'; kept: number; refused: number }
  | { kind: 'closed' | 'seen' | 'closed-already' }
  | { kind: 'not-a-file' | 'unknown-tablet' | 'damaged' | 'closed-tablet' };

const PROBLEMS = ['not-a-file', 'unknown-tablet', 'damaged', 'closed-tablet', 'closed-already'];

interface TabletsProps {
  page: PageContext;
  token: string;
  read: TabletsRead;
  isLead: boolean;
  notice?: TabletsNotice | undefined;
}

/** The tablets that guides take along, what waits on them as far as is known, and where two answers stand beside each other. */
export function TabletsPage({ page, token, read, isLead, notice }: TabletsProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('offline.tablets')}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${OFFLINE_PATH}`, label: t('offline.title') },
      ]}
    >
      {notice && (
        <Notice
          kind={PROBLEMS.includes(notice.kind) ? 'problem' : 'good'}
          role={PROBLEMS.includes(notice.kind) ? 'alert' : 'status'}
        >
          {notice.kind === 'imported'
            ? t('offline.imported', { kept: notice.kept, refused: notice.refused })
            : t(`offline.notice.${notice.kind}`)}
        </Notice>
      )}
      <Told read={read} token={token} language={language} />
      <p>{t(isLead ? 'offline.tablets.lead' : 'offline.tablets.own')}</p>
      <p class="soft">{t('offline.tablets.honest')}</p>
      {read.devices.length === 0 && <p>{t('offline.tablets.none')}</p>}
      <div class="cards">
        {read.devices.map((device) => (
          <Device
            device={device}
            name={read.staff.find(({ account }) => account === device.account)?.name ?? ''}
            token={token}
            isLead={isLead}
            language={language}
          />
        ))}
      </div>
      <h2>{t('offline.import')}</h2>
      <p>{t('offline.import.lead')}</p>
      <form method="post" action={`/${language}${TABLETS_PATH}/import`} enctype="multipart/form-data">
        <input type="hidden" name="token" value={token} />
        <div class="field">
          <label for="field-file">{t('offline.import.file')}</label>
          <input id="field-file" type="file" name="file" accept=".json" required />
        </div>
        <Button icon="arrow">{t('offline.import.do')}</Button>
      </form>
      <p>
        <ButtonLink href={`/${language}${OFFLINE_PATH}`} kind="ghost" icon="back">
          {t('offline.title')}
        </ButtonLink>
      </p>
    </DeskLayout>
  );
}

/** Where somebody else answered too. Only which question of which case: what was said stands at the case itself. */
function Told({ read, token, language }: { read: TabletsRead; token: string; language: string }) {
  const t = teamMessagesIn(language);
  if (!read.beside.length && !read.overruled.length) return null;
  return (
    <Notice kind="ask" title={t('offline.told.title')}>
      <ul>
        {read.beside.map(({ caseId, number, question, conflict }) => (
          <li>
            <a href={`/${language}${intakePath(caseId)}/topic/${topicOf(question)}`}>
              {t('offline.told.beside', {
                number,
                topic: messagesIn(language)(`intake.topic.${topicOf(question)}`),
                question: questionLabel(question, language),
                names: conflict.map(({ by }) => by).join(' · '),
              })}
            </a>
          </li>
        ))}
        {read.overruled.map(({ caseId, number, mine, theirs }) => (
          <li>
            <a href={`/${language}${intakePath(caseId)}/topic/${topicOf(mine.question)}`}>
              {t('offline.told.overruled', {
                number,
                topic: messagesIn(language)(`intake.topic.${topicOf(mine.question)}`),
                question: questionLabel(mine.question, language),
                name: theirs.by,
                moment: formatDate(theirs.saidAt, language, 'moment'),
              })}
            </a>
            <form method="post" action={`/${language}${TABLETS_PATH}/seen`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="answer" value={mine.id} />
              <Button kind="quiet" icon="check" label={`${t('offline.told.seen')}: ${number}`}>
                {t('offline.told.seen')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Device({
  device,
  name,
  token,
  isLead,
  language,
}: {
  device: IntakeDevice;
  name: string;
  token: string;
  isLead: boolean;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const moment = (at: Date) => formatDate(at, language, 'moment');
  return (
    <section class="card">
      <h2 class="card-title">
        <bdi>{device.label}</bdi>
      </h2>
      <p>
        <bdi>{name}</bdi>{' '}
        {device.closedAt ? (
          <Badge kind="soft">{t('offline.device.closed', { day: moment(device.closedAt) })}</Badge>
        ) : (
          <Badge kind={device.waiting ? 'new' : 'good'}>
            {device.waiting
              ? t('offline.device.waiting', { count: device.waiting })
              : t('offline.device.nothing')}
          </Badge>
        )}
      </p>
      {device.waitingSince && <p>{t('offline.device.since', { moment: moment(device.waitingSince) })}</p>}
      <p class="soft">
        {t('offline.device.seen', { moment: moment(device.seenAt) })}{' '}
        {t('offline.device.carries', { count: device.carries.length })}
      </p>
      {isLead && !device.closedAt && (
        <details>
          <summary>{t('offline.device.close')}</summary>
          <p>{t('offline.device.close.means')}</p>
          <form method="post" action={`/${language}${TABLETS_PATH}/${device.id}/close`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="danger" icon="remove" label={`${t('offline.device.close.do')}: ${device.label}`}>
              {t('offline.device.close.do')}
            </Button>
          </form>
        </details>
      )}
    </section>
  );
}
