// Loaded before every test: automata stay on the context, though it is drawn in software here. Tests of the move to the CPU say otherwise.

import { software } from '../../core/simulation/software.js';

software.movesToCpu = false;
