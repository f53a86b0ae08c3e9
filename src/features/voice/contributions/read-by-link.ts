import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { answersFor } from '../bottlenecks/model/queries.ts';
import { findConversation } from '../model/queries.ts';
import { findReaderByLink } from '../model/reader-queries.ts';
import { findContribution, findRecording, listContributions, withRecordings } from './queries.ts';

/** Somebody's own words, with their conversation; undefined when nobody holds such a link. */
export const readByLink = (app: AppContext, linkHash: Buffer) =>
  inTransaction(app.db, { link: linkHash }, async (tx) => {
    const contribution = await findContribution(tx, app, { linkHash });
    const conversation = contribution && (await findConversation(tx, { id: contribution.conversation }));
    if (!contribution || !conversation) return undefined;
    const heard = await withRecordings(tx, [contribution.id]);
    const { statement } = contribution;
    // What a municipality took up is public, so that the holder of this link reads it as everybody does.
    const bottlenecks = statement ? await answersFor(tx, { kind: 'statement', ids: [statement] }) : [];
    return { contribution, conversation, hasRecording: heard.has(contribution.id), bottlenecks };
  });

/** What waits for a reader; undefined when nobody holds such a link. */
export const readerWork = (app: AppContext, linkHash: Buffer) =>
  inTransaction(app.db, { link: linkHash }, async (tx) => {
    const reader = await findReaderByLink(tx, linkHash);
    const conversation = reader && (await findConversation(tx, { id: reader.conversation }));
    if (!reader || !conversation) return undefined;
    const contributions = await listContributions(tx, app, reader.conversation);
    const heard = await withRecordings(
      tx,
      contributions.map(({ id }) => id),
    );
    return { reader, conversation, contributions, heard };
  });

/** The voice of a speaker, for themselves (`null`) or for a reader. */
export const recordingFor = (app: AppContext, linkHash: Buffer, contribution: string | null) =>
  inTransaction(app.db, { link: linkHash }, async (tx) => {
    const id = contribution ?? (await findContribution(tx, app, { linkHash }))?.id;
    return id === undefined ? undefined : findRecording(tx, app, id);
  });
