import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { BlindKeyPair } from './signing.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    voice_blind_key: VoiceBlindKeyTable;
  }
}

interface VoiceBlindKeyTable {
  conversation_id: string;
  public_key: Buffer;
  private_sealed: string;
}

const placeOf = (row: string) => ({ table: 'voice_blind_key', column: 'private_sealed', row });

/** The key pair of a conversation. The transaction must act as `voice`. */
export async function findBlindKeyPair(
  tx: Tx,
  sealer: FieldSealer,
  conversation: string,
): Promise<BlindKeyPair | undefined> {
  const row = await tx
    .selectFrom('voice_blind_key')
    .select(['public_key', 'private_sealed'])
    .where('conversation_id', '=', conversation)
    .executeTakeFirst();
  return (
    row && {
      publicKey: row.public_key,
      privateKey: Buffer.from(openField(sealer, placeOf(conversation), row.private_sealed), 'base64'),
    }
  );
}

/** Keeps a key pair, unless another server was faster. */
export async function insertBlindKeyPair(
  tx: Tx,
  sealer: FieldSealer,
  conversation: string,
  { publicKey, privateKey }: BlindKeyPair,
): Promise<void> {
  await tx
    .insertInto('voice_blind_key')
    .values({
      conversation_id: conversation,
      public_key: publicKey,
      private_sealed: sealField(sealer, placeOf(conversation), privateKey.toString('base64')),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
