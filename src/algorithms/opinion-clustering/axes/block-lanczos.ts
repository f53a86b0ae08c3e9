import { seededRandom } from '../../random/index.ts';
import { symmetricEigen } from './eigen.ts';
import { MAX_BLOCK, type MatrixProduct } from './moments.ts';

/** Vectors added per step. */
const BLOCK_SIZE = MAX_BLOCK;
/** Vectors kept at a restart. */
const RESTART_SIZE = 12;
/** Maximum size of the basis. */
const MAX_BASIS = 120;
/** Basis growth between two convergence checks. */
const CHECK_INTERVAL = 24;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
};

/** Orthonormalises a vector against a basis; false when nothing of it is left. */
function orthonormalise(vector: Float64Array, basis: readonly Float64Array[]): boolean {
  const before = Math.sqrt(dot(vector, vector));
  for (let round = 0; round < 2; round++) {
    for (const basisVector of basis) {
      const along = dot(vector, basisVector);
      for (let k = 0; k < vector.length; k++)
        vector[k] = (vector[k] as number) - along * (basisVector[k] as number);
    }
  }
  const size = Math.sqrt(dot(vector, vector));
  if (!(size > before * 1e-12) || size < 1e-150) return false;
  for (let k = 0; k < vector.length; k++) vector[k] = (vector[k] as number) / size;
  return true;
}

const linearCombination = (vectors: readonly Float64Array[], shares: Float64Array): Float64Array => {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const [j, vector] of vectors.entries()) {
    const share = shares[j] as number;
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + share * (vector[k] as number);
  }
  return sum;
};

interface KrylovSpace {
  basis: Float64Array[];
  /** The product with each basis vector. */
  image: Float64Array[];
}

/** Rayleigh–Ritz: the approximate eigenvalues, and their vectors in terms of the basis. */
function rayleighRitz({ basis, image }: KrylovSpace): { values: Float64Array; vectors: Float64Array } {
  const n = basis.length;
  const small = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) small[i * n + j] = dot(basis[i] as Float64Array, image[j] as Float64Array);
  return symmetricEigen(small, n);
}

/**
 * The largest eigenvalues and their eigenvectors: block Lanczos with Rayleigh–Ritz, restarted from the best vectors
 * when the basis is full. The start vectors are always the same.
 *
 * @param product the symmetric matrix, as a function that multiplies a block
 * @param n its size
 * @param wanted number of eigenpairs; fewer are returned when the matrix has no more
 * @param tolerance largest residual, as a part of the largest eigenvalue
 *
 * O(steps × (product + n × basis size)). References: Golub & Underwood (1977), block Lanczos · Wu & Simon (2000), thick
 * restart.
 */
export function largestEigenpairs(
  product: MatrixProduct,
  n: number,
  wanted: number,
  tolerance: number,
): { values: number[]; vectors: Float64Array[] } {
  let space: KrylovSpace = { basis: [], image: [] };
  const random = seededRandom(n);
  let block: Float64Array[] = Array.from({ length: Math.min(BLOCK_SIZE, n) }, () =>
    new Float64Array(n).map(() => random() - 0.5),
  );
  for (let steps = 0; steps < 4000; steps++) {
    const addedVectors = block.filter((vector) => {
      const stands = orthonormalise(vector, space.basis);
      if (stands) space.basis.push(vector);
      return stands;
    });
    const images = addedVectors.map(() => new Float64Array(n));
    product(addedVectors, images);
    space.image.push(...images);
    block = images.map((image) => image.slice());
    const basisSize = space.basis.length;
    const isExhausted = addedVectors.length === 0 || basisSize >= n;
    if (!isExhausted && basisSize % CHECK_INTERVAL >= BLOCK_SIZE) continue;
    const { values, vectors } = rayleighRitz(space);
    const best = (many: number): KrylovSpace => {
      const shares = Array.from({ length: Math.min(many, basisSize) }, (_, k) =>
        vectors.subarray(k * basisSize, (k + 1) * basisSize),
      );
      return {
        basis: shares.map((share) => linearCombination(space.basis, share)),
        image: shares.map((share) => linearCombination(space.image, share)),
      };
    };
    const found = best(wanted);
    if (isExhausted || maxResidual(found, values) <= tolerance * Math.abs(values[0] as number)) {
      return { values: [...values.subarray(0, found.basis.length)], vectors: found.basis };
    }
    if (basisSize + BLOCK_SIZE <= MAX_BASIS) continue;
    // New vectors must be orthogonal to the full basis, including the vectors that are dropped.
    const next: Float64Array[] = [];
    for (const vector of block) if (orthonormalise(vector, [...space.basis, ...next])) next.push(vector);
    block = next;
    space = best(RESTART_SIZE);
  }
  const { values } = rayleighRitz(space);
  return { values: [...values.subarray(0, wanted)], vectors: space.basis.slice(0, wanted) };
}

/** The larger residual of the first two; a third eigenpair only shows how far apart they are. */
function maxResidual({ basis, image }: KrylovSpace, values: Float64Array): number {
  let largestResidual = 0;
  for (let k = 0; k < Math.min(2, basis.length); k++) {
    const vector = basis[k] as Float64Array;
    const residual = (image[k] as Float64Array).map(
      (value, at) => value - (values[k] as number) * (vector[at] as number),
    );
    largestResidual = Math.max(largestResidual, Math.sqrt(dot(residual, residual)));
  }
  return largestResidual;
}
