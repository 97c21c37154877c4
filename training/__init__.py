"""Makes the English language model of Polybius: data, model, training, quantisation, export, evaluation."""
