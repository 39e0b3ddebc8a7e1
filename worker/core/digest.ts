/**
 * A short fingerprint of a text, 106 bits: a 53-bit multiply-and-mix hash (cyrb53, public domain) from two seeds. Says
 * whether a record has changed and makes ids that are the same for the same seed; not a secret, and nothing a secret
 * rests on. Quicker than SHA-256 in this runtime, where every hash is an object of its own.
 */

/** Both seeds in one pass: reading a text once takes half as long as reading it twice. */
export function digest(text: string): string {
  let highA = HIGH_START ^ SEED_A;
  let lowA = LOW_START ^ SEED_A;
  let highB = HIGH_START ^ SEED_B;
  let lowB = LOW_START ^ SEED_B;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    highA = Math.imul(highA ^ unit, HIGH_FACTOR);
    lowA = Math.imul(lowA ^ unit, LOW_FACTOR);
    highB = Math.imul(highB ^ unit, HIGH_FACTOR);
    lowB = Math.imul(lowB ^ unit, LOW_FACTOR);
  }
  return finished(highA, lowA) + finished(highB, lowB);
}

const [SEED_A, SEED_B] = [0x9e3779b9, 0x85ebca6b];
const [HIGH_START, LOW_START] = [0xdeadbeef, 0x41c6ce57];
const [HIGH_FACTOR, LOW_FACTOR] = [2654435761, 1597334677];

/** Digits of 53 bits in base 36. */
const DIGITS = 11;

function finished(high: number, low: number): string {
  const top = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const bottom = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(top ^ (top >>> 13), 3266489909);
  return (4294967296 * (2097151 & bottom) + (top >>> 0)).toString(36).padStart(DIGITS, "0");
}
