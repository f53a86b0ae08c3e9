import { createPublicKey } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blindRequest } from './client/blind-admission.ts';
import { modularInverse, modularPower, toBytes, toNumber } from './client/modular.ts';
import { CODE_ALPHABET, groupedCode, normaliseCode } from './code-rules.ts';
import { isBlindProof, MODULUS_BYTES, newBlindKeyPair, signBlinded } from './signing.ts';

const CODE = '7Q4D01MXKZ9TP3WA';
const CONVERSATION = 'a4a3e1a2-6f2a-4a5e-9c57-0a36a1b7d201';
const pair = await newBlindKeyPair();
const publicKey = pair.publicKey.toString('base64url');

const request = async (code: string, conversation = CONVERSATION) => {
  const made = await blindRequest(code, conversation, publicKey);
  if (!made) throw new Error('no code');
  return made;
};
const sign = (blinded: string) => {
  const signature = signBlinded(pair, Buffer.from(blinded, 'base64url'));
  if (!signature) throw new Error('not signed');
  return signature.toString('base64url');
};

test('a code is read as it is meant: small letters, spaces, O for 0, I and L for 1', () => {
  expect(groupedCode(CODE)).toBe('7Q4D-01MX-KZ9T-P3WA');
  for (const typed of ['7q4d 01mx kz9t p3wa', '7Q4D-O1MX-KZ9T-P3WA', ' 7Q4DOLMXKZ9TP3WA', '7Q4DoimxKZ9TP3WA'])
    expect(normaliseCode(typed), typed).toBe(CODE);
  for (const typed of ['', '7Q4D', `${CODE}0`, '7Q4D01MXKZ9TP3WU', '<b>7Q4D01MXKZ9T</b>'])
    expect(normaliseCode(typed), typed).toBeNull();
  expect(new Set(CODE_ALPHABET).size).toBe(32);
});

test('what the server signs blindly is, unblinded, a signature of the ballot key that anybody can verify', async () => {
  const { blinded, finish } = await request(CODE);
  const { key, proof } = await finish(sign(blinded));
  expect(isBlindProof(pair.publicKey, Buffer.from(key, 'base64url'), Buffer.from(proof, 'base64url'))).toBe(
    true,
  );
  // The library of the authors of RFC 9474 says the same.
  const der = createPublicKey({ key: pair.publicKey, format: 'der', type: 'spki' }).export({
    format: 'der',
    type: 'spki',
  });
  const verifier = await crypto.subtle.importKey('spki', der, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
    'verify',
  ]);
  const suite = RSABSSA.SHA384.PSSZero.Deterministic();
  expect(await suite.verify(verifier, Buffer.from(proof, 'base64url'), Buffer.from(key, 'base64url'))).toBe(
    true,
  );
  expect(isBlindProof(pair.publicKey, Buffer.alloc(32), Buffer.from(proof, 'base64url'))).toBe(false);
  expect(isBlindProof(pair.publicKey, Buffer.from(key, 'base64url'), Buffer.alloc(MODULUS_BYTES))).toBe(
    false,
  );
});

test('two devices with one code ask for the same, and codes of other people or conversations for something else', async () => {
  const [first, second] = [await request(CODE), await request(CODE.toLowerCase())];
  expect(second.blinded).toBe(first.blinded);
  expect(second.admission).toBe(first.admission);
  expect(await second.finish(sign(first.blinded))).toEqual(await first.finish(sign(first.blinded)));
  const others = [
    await request(`${CODE.slice(0, 15)}B`),
    await request(CODE, CONVERSATION.replace('a4', 'b4')),
  ];
  for (const other of others) {
    expect(other.blinded).not.toBe(first.blinded);
    expect(other.admission).not.toBe(first.admission);
    expect((await other.finish(sign(other.blinded))).key).not.toBe(
      (await first.finish(sign(first.blinded))).key,
    );
  }
});

test('what the server sees of an admission holds neither the key nor its signature', async () => {
  const { blinded, admission, finish } = await request(CODE);
  const blindSignature = sign(blinded);
  const { key, proof } = await finish(blindSignature);
  expect(new Set([blinded, admission, blindSignature, key, proof]).size).toBe(5);
  // Whoever holds the private key can open every blinded message to some number, and each fits every ballot equally well: for every
  // pair of a blinded message and a signature there is a blinding number that leads from one to the other.
  const { n = '', e = '' } = createPublicKey({ key: pair.publicKey, format: 'der', type: 'spki' }).export({
    format: 'jwk',
  });
  const [modulus, exponent] = [n, e].map((part) => toNumber(Buffer.from(part, 'base64url'))) as [
    bigint,
    bigint,
  ];
  const another = await request(`${CODE.slice(0, 15)}C`);
  const theirs = await another.finish(sign(another.blinded));
  for (const [someBlindSignature, someProof] of [
    [blindSignature, proof],
    [blindSignature, theirs.proof],
    [sign(another.blinded), proof],
  ] as const) {
    const [signature, unblinded] = [someBlindSignature, someProof].map((part) =>
      toNumber(Buffer.from(part, 'base64url')),
    ) as [bigint, bigint];
    const blinding = (signature * modularInverse(unblinded, modulus)) % modulus;
    const message = modularPower(unblinded, exponent, modulus);
    const seen = (message * modularPower(blinding, exponent, modulus)) % modulus;
    expect(seen).toBe(modularPower(signature, exponent, modulus));
  }
});

test('a server that signs something else is found out, and one that is sent no number signs nothing', async () => {
  const { finish } = await request(CODE);
  await expect(finish(sign((await request(`${CODE.slice(0, 15)}D`)).blinded))).rejects.toThrow();
  expect(signBlinded(pair, Buffer.alloc(MODULUS_BYTES, 0xff))).toBeNull();
  expect(signBlinded(pair, Buffer.alloc(12))).toBeNull();
  expect(await blindRequest('not a code', CONVERSATION, publicKey)).toBeNull();
});

test('numbers of any size are computed with right', () => {
  fc.assert(
    fc.property(
      fc.bigInt(2n, 2n ** 300n),
      fc.bigInt(0n, 2n ** 300n),
      fc.nat(300),
      (modulus, number, exponent) => {
        let power = 1n % modulus;
        for (let i = 0; i < exponent; i++) power = (power * number) % modulus;
        expect(modularPower(number, BigInt(exponent), modulus) % modulus).toBe(power);
        expect(toNumber(toBytes(number, 38))).toBe(number);
        let inverse: bigint | undefined;
        try {
          inverse = modularInverse(number, modulus);
        } catch {
          return;
        }
        expect((inverse * number) % modulus).toBe(1n);
      },
    ),
    { numRuns: 200 },
  );
  expect(() => modularInverse(6n, 9n)).toThrow(RangeError);
  expect(() => toBytes(256n, 1)).toThrow(RangeError);
});
