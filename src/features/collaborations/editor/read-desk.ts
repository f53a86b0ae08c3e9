import { rlsContextOf } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { type Interest, listInterests } from '../joining/queries.ts';
import { contactOf, findOwnCollaboration, listCollaborations } from '../model/queries.ts';
import type { Collaboration, Partner } from '../model/rules.ts';
import { type KnownTeller, readTeller, type TellerActor } from '../model/tellers.ts';
import { listPartners, partnershipsOf } from '../partners/queries.ts';

/** Everything on the desk of a teller. */
export interface DeskView {
  known: KnownTeller;
  own: Collaboration[];
  /** Who does it too and wants it, of all of them. */
  interests: Interest[];
  /** Where the organisation is asked as a partner, with what is told. */
  asked: { partner: Partner; collaboration: Collaboration }[];
  /** What the organisation itself does too or wants. */
  joined: { interest: Interest; collaboration: Collaboration }[];
}

/** One collaboration, as its teller sees it. */
export interface ManageView {
  known: KnownTeller;
  collaboration: Collaboration;
  partners: Partner[];
  interests: Interest[];
  email: string;
}

const editionOf = (ctx: RequestContext<TellerActor>) => ctx.param('edition');

/** The team's look at a meeting is written down where its people can read it; others look at their own. */
const reading = <T>(ctx: RequestContext<TellerActor>, read: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.actor.kind === 'team'
    ? ctx.readAsTeam(editionOf(ctx), read)
    : inTransaction(ctx.app.db, rlsContextOf(ctx.actor), read);

/** What whoever acts tells, does too, wants, and is asked. */
export const readDesk = (ctx: RequestContext<TellerActor>): Promise<DeskView | undefined> =>
  reading(ctx, async (tx) => {
    const known = await readTeller(tx, ctx.actor, editionOf(ctx));
    if (!known) return undefined;
    const own = await listCollaborations(tx, { teller: known.teller });
    const interests = await listInterests(tx, ctx.app, { collaborations: own.map(({ id }) => id) });
    if ('edition' in known.teller) return { known, own, interests, asked: [], joined: [] };
    const partnerships = await partnershipsOf(tx, known.teller);
    const ownInterests = await listInterests(tx, ctx.app, known.teller);
    const ids = [...partnerships, ...ownInterests].map(({ collaboration }) => collaboration);
    const others = new Map((await listCollaborations(tx, { ids })).map((each) => [each.id, each]));
    return {
      known,
      own,
      interests,
      asked: partnerships.flatMap((partner) => {
        const collaboration = others.get(partner.collaboration);
        return collaboration ? [{ partner, collaboration }] : [];
      }),
      joined: ownInterests.flatMap((interest) => {
        const collaboration = others.get(interest.collaboration);
        return collaboration ? [{ interest, collaboration }] : [];
      }),
    };
  });

/** One that whoever acts tells; undefined when it is not theirs. */
export const readManaged = (ctx: RequestContext<TellerActor>): Promise<ManageView | undefined> =>
  reading(ctx, async (tx) => {
    const known = await readTeller(tx, ctx.actor, editionOf(ctx));
    const collaboration = known && (await findOwnCollaboration(tx, known.teller, ctx.param('id')));
    if (!collaboration) return undefined;
    return {
      known,
      collaboration,
      partners: await listPartners(tx, [collaboration.id]),
      interests: await listInterests(tx, ctx.app, { collaborations: [collaboration.id] }),
      email: await contactOf(tx, ctx.app, collaboration.id),
    };
  });

/** What a new one begins with. */
export const readNew = (ctx: RequestContext<TellerActor>): Promise<KnownTeller | undefined> =>
  reading(ctx, (tx) => readTeller(tx, ctx.actor, editionOf(ctx)));
