import type { Listing } from '../model/types.ts';

export type VouchFlaw = 'own' | 'ring' | 'not-public' | 'not-waiting';

/**
 * Why an organisation may not vouch for another, if it may not: it is the same organisation, the other vouched for it, it is
 * not public itself, or the other does not wait for it. The database checks the same.
 */
export function vouchFlaw(
  voucher: Pick<Listing, 'id' | 'state' | 'ownerEmail' | 'vouchers' | 'form'>,
  target: Pick<Listing, 'id' | 'state' | 'ownerEmail' | 'form'>,
): VouchFlaw | undefined {
  const same = (a: string | null, b: string | null) => a !== null && a.toLowerCase() === b?.toLowerCase();
  if (
    voucher.id === target.id ||
    same(voucher.ownerEmail, target.ownerEmail) ||
    same(voucher.form.organisation.trim(), target.form.organisation.trim())
  )
    return 'own';
  if (voucher.state !== 'public') return 'not-public';
  if (voucher.vouchers.some(({ listing }) => listing === target.id)) return 'ring';
  return target.state === 'waiting' ? undefined : 'not-waiting';
}
