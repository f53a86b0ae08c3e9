import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Icon, Layout, Notice } from '#ui';
import { ReasonList } from '../fit/ReasonList.tsx';
import { messagesIn } from '../messages.ts';
import { OWN_PATH, PROPOSALS_PATH } from '../model/paths.ts';
import type { OtherSide } from '../model/queries.ts';
import { BlockForm } from '../safety/SafetyLinks.tsx';
import { AboutOthers, namesOf } from './AboutOthers.tsx';
import { type OwnProposal, shownProposals } from './rules.ts';

/** What was just done, as the address says. */
export const PROPOSAL_NOTICES = ['yes', 'later', 'back', 'full', 'gone', 'reminded'] as const;
export type ProposalNotice = (typeof PROPOSAL_NOTICES)[number];

interface ProposalsProps {
  page: PageContext;
  token: string;
  proposals: OwnProposal[];
  /** The people of the other sides. */
  others: OtherSide[];
  now: Date;
  notice?: ProposalNotice | undefined;
}

/**
 * Whom somebody could meet: at most three at a time, with the reasons that both read. Both sides see this page in the same words, and
 * nothing on it depends on what the other side said.
 */
export function ProposalsPage({ page, token, proposals, others, now, notice }: ProposalsProps) {
  const { language } = page;
  const t = messagesIn(language);
  const { toAnswer, waiting, undoable } = shownProposals(proposals, now);
  const peopleOf = (proposal: OwnProposal) => others.filter(({ card }) => card === proposal.other);
  const isBad = notice === 'full' || notice === 'gone';
  return (
    <Layout
      page={page}
      title={t('proposals.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('proposals.title')}</h1>
      {notice && (
        <Notice kind={isBad ? 'ask' : 'good'} role="status">
          {t(`proposals.notice.${notice}`)}
        </Notice>
      )}
      {undoable.map((proposal) => (
        <Undo page={page} token={token} proposal={proposal} people={peopleOf(proposal)} />
      ))}
      {toAnswer.length > 0 && <p class="lead">{t('proposals.intro')}</p>}
      {toAnswer.length === 0 && waiting.length === 0 && <p class="lead">{t('proposals.none')}</p>}
      {toAnswer.map((proposal) => (
        <ToAnswer page={page} token={token} proposal={proposal} people={peopleOf(proposal)} />
      ))}
      {waiting.length > 0 && (
        <section>
          <h2>{t('proposals.waiting')}</h2>
          <p>{t('proposals.waiting.how')}</p>
          {waiting.map((proposal) => (
            <Waiting page={page} token={token} proposal={proposal} people={peopleOf(proposal)} />
          ))}
        </section>
      )}
      <p class="actions">
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('proposals.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

interface ProposalProps {
  page: PageContext;
  token: string;
  proposal: OwnProposal;
  people: OtherSide[];
}

const pathOf = (language: string, { id }: OwnProposal) => `/${language}${PROPOSALS_PATH}/${id}`;

/** Who it is, why, and what they say of themselves. */
function Who({
  page: { language },
  proposal,
  people,
  level,
}: Omit<ProposalProps, 'token'> & {
  /** How deep the name stands. */
  level: 2 | 3;
}) {
  const t = messagesIn(language);
  const Name = `h${level}` as const;
  const Below = level === 2 ? 'h3' : 'h4';
  const names = namesOf(people, language);
  return (
    <>
      <span class="medal">
        <Icon name={proposal.kind === 'circle' ? 'people' : 'second'} />
      </span>
      <Name class="card-title">
        <bdi>{names}</bdi>
      </Name>
      <p>{t(`proposals.kind.${proposal.kind}`)}</p>
      <div class="befriending-why">
        <Below>{t('proposals.reasons')}</Below>
        <ReasonList language={language} reasons={proposal.reasons} />
        <details>
          <summary>{t('proposals.about', { name: names })}</summary>
          <AboutOthers language={language} people={people} />
        </details>
      </div>
    </>
  );
}

function ToAnswer({ page, token, proposal, people }: ProposalProps) {
  const { language } = page;
  const t = messagesIn(language);
  const names = namesOf(people, language);
  const button = (answer: 'yes' | 'later' | 'no') => (
    <Button
      kind={answer === 'yes' ? 'primary' : answer === 'later' ? 'ghost' : 'quiet'}
      icon={answer === 'yes' ? 'check' : answer === 'later' ? 'clock' : 'remove'}
      name="answer"
      value={answer}
      label={`${t(`proposals.do.${answer}`)} · ${names}`}
    >
      {t(`proposals.do.${answer}`)}
    </Button>
  );
  return (
    <section class="card pictured befriending-proposal" id={`proposal-${proposal.id}`}>
      <Who page={page} proposal={proposal} people={people} level={2} />
      {proposal.answer === 'later' && <p class="soft">{t('proposals.later')}</p>}
      <form method="post" action={pathOf(language, proposal)}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          {button('yes')}
          {proposal.answer !== 'later' && button('later')}
          {button('no')}
        </p>
      </form>
      {proposal.party === 'circle' && <p>{t('proposals.circle')}</p>}
      <p class="soft">{t('proposals.until', { day: formatDay(proposal.expiresAt, language) })}</p>
      <BlockForm page={page} about={proposal.other} />
    </section>
  );
}

/** The reader said yes: what follows, and nothing of the other side. */
function Waiting({ page, token, proposal, people }: ProposalProps) {
  const { language } = page;
  const t = messagesIn(language);
  const names = namesOf(people, language);
  return (
    <section class="card pictured befriending-proposal" id={`proposal-${proposal.id}`}>
      <Who page={page} proposal={proposal} people={people} level={3} />
      {proposal.party === 'circle' && (
        <p>{t(proposal.agreed ? 'proposals.circle.agreed' : 'proposals.circle.not-yet')}</p>
      )}
      <p>{t('proposals.waiting.until', { day: formatDay(proposal.expiresAt, language) })}</p>
      {proposal.reminded ? (
        <p>{t('proposals.reminded')}</p>
      ) : (
        <form method="post" action={`${pathOf(language, proposal)}/reminder`}>
          <input type="hidden" name="token" value={token} />
          <p class="actions">
            <Button kind="ghost" icon="reach-message" label={`${t('proposals.remind')} · ${names}`}>
              {t('proposals.remind')}
            </Button>
          </p>
        </form>
      )}
      <form method="post" action={pathOf(language, proposal)}>
        <input type="hidden" name="token" value={token} />
        <Button kind="quiet" name="answer" value="later" label={`${t('proposals.take-back')} · ${names}`}>
          {t('proposals.take-back')}
        </Button>
      </form>
    </section>
  );
}

function Undo({ page: { language }, token, proposal, people }: ProposalProps) {
  const t = messagesIn(language);
  const names = namesOf(people, language);
  return (
    <Notice kind="good" role="status">
      <form method="post" action={`${pathOf(language, proposal)}/undo`}>
        <input type="hidden" name="token" value={token} />
        <p>{t('proposals.no', { name: names })}</p>
        <p class="actions">
          <Button kind="ghost" icon="back" label={`${t('proposals.undo')} · ${names}`}>
            {t('proposals.undo')}
          </Button>
        </p>
      </form>
    </Notice>
  );
}
