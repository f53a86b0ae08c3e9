import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import {
  deterministicId,
  formSource,
  hashToken,
  keyedDigest,
  newToken,
  privateLinkHash,
} from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, fromAmsterdam, isCalendarDay } from '#core/time/amsterdam.ts';
import { findTowns } from '#features/geography';
import { findOutcomeToPropose } from '#features/meetings';
import { actingMunicipalities, obstacleName, signalQuestions, takeUpQuestion } from '#features/signals';
import { addBottleneck } from '../bottlenecks/model/queries.ts';
import { addStatement, findConversation } from '../model/queries.ts';
import { countRound } from './panel-round.ts';
import {
  actAsVoice,
  addProposal,
  changeProposal,
  findOwnPanel,
  insertPanel,
  listPanels,
  listProposals,
  savePanelAnswer,
  saveProposalText,
  tenantFor,
} from './queries.ts';
import {
  chainOf,
  MAX_PANEL_NAME,
  MAX_PROPOSAL_CHARACTERS,
  MAX_REASON_CHARACTERS,
  mayBecomeQuestion,
  PANEL_ANSWERS,
  PANEL_SEATS,
  proposalState,
} from './rules.ts';

const language = z.enum(interfaceLanguages.map(({ code }) => code));
const link = z.string().min(20).max(100);
const onProposal = { id: z.uuid(), expectedVersion: z.int32() };

/** What the private link of a proposal is made from. */
export const PROPOSAL_LINK = 'voice-proposal';

/** Proposes what must be asked, with or without anything that says who it is. */
export const propose = action({
  name: 'voice.propose',
  allow: 'anyone',
  input: z.object({
    idempotencyKey: formSource,
    municipality: z.string().max(10),
    words: z.string().trim(),
    as: z.enum(['newcomer', 'volunteer']),
    language,
  }),
  run: async ({ tx, app, now }, { idempotencyKey, municipality, words, as: source, language: written }) => {
    if (!words) return refuse('no-words');
    if (words.length > MAX_PROPOSAL_CHARACTERS) return refuse('too-long');
    const tenant = await tenantFor(tx, municipality);
    if (!tenant) return refuse('no-municipality');
    await actAsVoice(tx);
    const id = deterministicId(app, 'voice-proposal', idempotencyKey);
    await addProposal(tx, {
      id,
      tenant,
      municipality,
      source,
      language: written,
      words,
      day: amsterdamDate(now),
      linkHash: privateLinkHash(app, PROPOSAL_LINK, id),
    });
    return ok(id);
  },
});

/** Puts a bottleneck or a solution of a table of a meeting on the agenda of the municipality where it was: one tap. */
export const proposeOutcome = action({
  name: 'voice.propose-outcome',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), outcome: z.uuid() }),
  run: async ({ tx, app, now }, { edition, outcome: outcomeId }) => {
    const outcome = await findOutcomeToPropose(tx, edition, outcomeId);
    if (!outcome) return refuse('not-found');
    const municipality = outcome.town ? findTowns(outcome.town, 1)[0]?.municipality : undefined;
    const tenant = municipality && (await tenantFor(tx, municipality));
    if (!municipality || !tenant) return refuse('no-municipality');
    await actAsVoice(tx);
    const id = deterministicId(app, 'voice-proposal', { application: ['table', outcome.id] });
    // Tables write Dutch: their card is in the language of the meeting.
    await addProposal(tx, {
      id,
      tenant,
      municipality,
      source: 'table',
      sourceRef: outcome.id,
      language: 'nl',
      words: outcome.text.slice(0, MAX_PROPOSAL_CHARACTERS),
      day: amsterdamDate(now),
    });
    return ok(id);
  },
});

/** Puts what signals counted on the agenda. */
export const proposeSignal = action({
  name: 'voice.propose-signal',
  allow: 'policy',
  input: z.object({ question: z.uuid() }),
  run: async ({ tx, app, actor, now }, { question: questionId }) => {
    const [question] = await signalQuestions(tx, { id: questionId, tenant: actor.tenant.id });
    if (!question) return refuse('not-found');
    const id = deterministicId(app, 'voice-proposal', { application: ['signal', question.id] });
    await addProposal(tx, {
      id,
      tenant: actor.tenant.id,
      municipality: question.municipality,
      source: 'signal',
      sourceRef: question.id,
      language: 'nl',
      words: obstacleName(question.obstacle, 'nl'),
      day: amsterdamDate(now),
    });
    // What is counted is known in every language.
    for (const { code } of interfaceLanguages)
      await saveProposalText(tx, id, { language: code, words: obstacleName(question.obstacle, code) });
    return ok(id);
  },
});

/** Puts a proposal in another one that says the same, or takes it out again. Whoever said what stays to be read. */
export const mergeProposal = action({
  name: 'voice.merge-proposal',
  allow: 'policy',
  input: z.object({ ...onProposal, into: z.union([z.uuid(), z.literal('')]) }),
  run: async ({ tx, actor }, { id, expectedVersion, into }) => {
    const proposals = await listProposals(tx, { tenant: actor.tenant.id });
    const proposal = proposals.find((known) => known.id === id);
    if (!proposal) return refuse('not-found');
    if (proposal.municipalitySays) return refuse('decided');
    const target = proposals.find((known) => known.id === into);
    // Two that are put in each other would both be gone.
    if (into && (!target || target.mergedInto || chainOf(proposals, id).some((part) => part.id === into)))
      return refuse('not-that-one');
    return (await changeProposal(tx, id, expectedVersion, { mergedInto: into || null }))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Puts a proposal in other languages, for the panel. The words as they were said stay. */
export const translateProposal = action({
  name: 'voice.translate-proposal',
  allow: 'policy',
  input: z.object({ ...onProposal, words: z.partialRecord(language, z.string().trim()) }),
  run: async ({ tx, actor }, { id, expectedVersion, words }) => {
    const [proposal] = await listProposals(tx, { id, tenant: actor.tenant.id });
    if (!proposal) return refuse('not-found');
    if (Object.values(words).some((text) => (text?.length ?? 0) > MAX_PROPOSAL_CHARACTERS))
      return refuse('too-long');
    if (!(await changeProposal(tx, id, expectedVersion, {}))) return refuse('changed-elsewhere');
    for (const { code } of interfaceLanguages) {
      const text = words[code];
      if (text && code !== proposal.language) await saveProposalText(tx, id, { language: code, words: text });
    }
    return ok(null);
  },
});

/** Puts a proposal to a panel whose round is open, or takes it back from it. */
export const forwardProposal = action({
  name: 'voice.forward-proposal',
  allow: 'policy',
  input: z.object({ ...onProposal, panel: z.union([z.uuid(), z.literal('')]) }),
  run: async ({ tx, actor, now }, { id, expectedVersion, panel: panelId }) => {
    const [proposal] = await listProposals(tx, { id, tenant: actor.tenant.id });
    if (!proposal) return refuse('not-found');
    const state = proposalState(proposal);
    if (state !== 'new' && state !== 'panel') return refuse('decided');
    const panel = panelId ? (await listPanels(tx, { id: panelId }))[0] : undefined;
    if (panelId && (!panel || panel.countedAt || panel.closesAt <= now)) return refuse('panel-closed');
    return (await changeProposal(tx, id, expectedVersion, { panel: panel?.id ?? null }))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Says yes to what the panel wants: it becomes a statement of a conversation, or a bottleneck with an owner and a date. */
export const acceptProposal = action({
  name: 'voice.accept-proposal',
  allow: 'policy',
  input: z.object({ ...onProposal, to: z.union([z.uuid(), z.literal('bottleneck')]) }),
  run: async ({ tx, app, actor, now }, { id, expectedVersion, to }) => {
    const [proposal] = await listProposals(tx, { id, tenant: actor.tenant.id });
    if (!proposal) return refuse('not-found');
    if (!mayBecomeQuestion(proposal)) return refuse(proposal.panelSays ? 'decided' : 'ask-panel-first');
    const made = deterministicId(app, 'voice-accepted', { application: [id, to] });
    let becameId = made;
    if (to === 'bottleneck') {
      const signal = proposal.source === 'signal' ? (proposal.sourceRef ?? undefined) : undefined;
      becameId = await addBottleneck(
        tx,
        {
          id: made,
          tenant: proposal.tenant,
          municipality: proposal.municipality,
          language: proposal.language,
          texts: proposal.texts.map((text) => ({ ...text, reviewed: false })),
          source: signal ? { kind: 'signal', id: signal } : { kind: 'proposal', id },
        },
        now,
      );
      if (signal) await takeUpQuestion(tx, signal, becameId);
    } else {
      const conversation = await findConversation(tx, { id: to });
      if (conversation?.tenant !== actor.tenant.id || conversation.closesAt <= now)
        return refuse('no-conversation');
      await addStatement(tx, {
        id: made,
        conversation: to,
        origin: proposal.source === 'table' || proposal.source === 'signal' ? proposal.source : 'proposal',
        language: proposal.language,
        state: 'shown',
        texts: proposal.texts.map((text) => ({ ...text, reviewed: text.language === proposal.language })),
      });
    }
    const change = {
      municipalitySays: 'yes',
      became: to === 'bottleneck' ? 'bottleneck' : 'statement',
      becameId,
      decidedOn: amsterdamDate(now),
    } as const;
    return (await changeProposal(tx, id, expectedVersion, change)) ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Says no to a proposal, with a reason that everybody reads. */
export const declineProposal = action({
  name: 'voice.decline-proposal',
  allow: 'policy',
  input: z.object({ ...onProposal, reason: z.string().trim() }),
  run: async ({ tx, actor, now }, { id, expectedVersion, reason }) => {
    const [proposal] = await listProposals(tx, { id, tenant: actor.tenant.id });
    if (!proposal) return refuse('not-found');
    if (proposal.municipalitySays || proposal.mergedInto) return refuse('decided');
    if (!reason) return refuse('no-reason');
    if (reason.length > MAX_REASON_CHARACTERS) return refuse('too-long');
    const change = { municipalitySays: 'no', reason, decidedOn: amsterdamDate(now) } as const;
    return (await changeProposal(tx, id, expectedVersion, change)) ? ok(null) : refuse('changed-elsewhere');
  },
});

/**
 * Makes a panel, with a private link for each of its members. The links are shown this once: of each the database keeps a hash, so
 * nobody can find out later whose link said what.
 */
export const makePanel = action({
  name: 'voice.make-panel',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    name: z.string().trim(),
    municipality: z.string().max(10),
    seats: z.int().min(PANEL_SEATS.min).max(PANEL_SEATS.max),
    closesOn: z.string().max(20),
    closesTime: z.string().max(10),
  }),
  run: async (
    { tx, app, actor, now },
    { idempotencyKey, name, municipality, seats, closesOn, closesTime },
  ) => {
    if (!name || name.length > MAX_PANEL_NAME) return refuse('no-name');
    if (!(await actingMunicipalities(tx)).includes(municipality)) return refuse('not-found');
    const minutes = parseTimeOfDay(closesTime);
    if (!isCalendarDay(closesOn) || minutes === null) return refuse('no-dates');
    const closesAt = fromAmsterdam(closesOn, minutes);
    if (closesAt <= now) return refuse('no-dates');
    const id = deterministicId(app, 'voice-panel', idempotencyKey);
    const links = Array.from({ length: seats }, newToken);
    const made = await insertPanel(
      tx,
      { id, tenant: actor.tenant.id, municipality, name, seats, closesAt },
      links.map(hashToken),
      now,
    );
    return ok({ id, links: made ? links : [] });
  },
});

/** Ends the round of a panel before its time, and counts it. */
export const closePanel = action({
  name: 'voice.close-panel',
  allow: 'policy',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, now }, { id }) => {
    const [panel] = await listPanels(tx, { id });
    if (!panel) return refuse('not-found');
    if (!panel.countedAt) await countRound(tx, panel.id, now);
    return ok(null);
  },
});

/**
 * Under what a member's answers stand: another keyed hash of their link than the one that lets them in. From the database alone,
 * or with the server's secret, nobody joins the two without the link itself.
 */
export const voterOf = (app: Parameters<typeof keyedDigest>[0], panel: string, token: string): Buffer =>
  keyedDigest(app, 'voice-panel-answer', panel, hashToken(token).toString('base64url'), token);

/** A member of a panel says whether something must be asked. */
export const answerPanel = action({
  name: 'voice.answer-panel',
  allow: 'anyone',
  input: z.object({ link, proposal: z.uuid(), answer: z.enum(PANEL_ANSWERS) }),
  run: async ({ tx, app, now }, { link: token, proposal: id, answer }) => {
    await actByPrivateLink(tx, hashToken(token));
    const panel = await findOwnPanel(tx);
    if (!panel) return refuse('not-found');
    if (panel.countedAt || panel.closesAt <= now) return refuse('closed');
    if ((await listProposals(tx, { id, panel: panel.id })).length === 0) return refuse('not-found');
    await actAsVoice(tx);
    await savePanelAnswer(tx, {
      panel: panel.id,
      voter: voterOf(app, panel.id, token),
      proposal: id,
      answer,
    });
    return ok(null);
  },
});

/** A member of a panel proposes something that the others see at once. */
export const addToPanel = action({
  name: 'voice.add-to-panel',
  allow: 'anyone',
  input: z.object({ idempotencyKey: formSource, link, words: z.string().trim(), language }),
  run: async ({ tx, app, now }, { idempotencyKey, link: token, words, language: written }) => {
    if (!words) return refuse('no-words');
    if (words.length > MAX_PROPOSAL_CHARACTERS) return refuse('too-long');
    await actByPrivateLink(tx, hashToken(token));
    const panel = await findOwnPanel(tx);
    if (!panel) return refuse('not-found');
    if (panel.countedAt || panel.closesAt <= now) return refuse('closed');
    if ((await listProposals(tx, { panel: panel.id })).length >= MAX_PANEL_PROPOSALS) return refuse('full');
    await actAsVoice(tx);
    await addProposal(tx, {
      id: deterministicId(app, 'voice-proposal', idempotencyKey),
      tenant: panel.tenant,
      municipality: panel.municipality,
      source: 'panel',
      language: written,
      words,
      day: amsterdamDate(now),
      panel: panel.id,
    });
    return ok(null);
  },
});

/** More than this nobody goes through in one evening. */
const MAX_PANEL_PROPOSALS = 40;
