export { backendContract, type BackendPlace, type ContractCheck } from './backend-contract.ts';
export {
  createBackendMemory,
  createMemoryBackend,
  type BackendMemory,
} from './create-memory-backend.ts';
