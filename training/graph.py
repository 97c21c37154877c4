"""Builds the ONNX graph of FORMAT.md node by node."""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

from .linear import Linear
from .model import MASKED, Layer, Parser

OPSET = 20
IR_VERSION = 9


class Graph:
    """Nodes and constants in the making."""

    def __init__(self):
        self.nodes, self.constants, self.counter = [], {}, 0
        self.constant("unit", np.float32(1))
        self.constant("zero_i8", np.int8(0))

    def constant(self, name: str, value: np.ndarray) -> str:
        """A named constant."""
        self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def add(self, operator: str, *inputs: str, name: str | None = None, **attributes) -> str:
        """A node with one output."""
        return self.add_many(operator, *inputs, names=[name or self.fresh(operator)], **attributes)[0]

    def add_many(self, operator: str, *inputs: str, names: list[str], **attributes) -> list[str]:
        """A node with named outputs."""
        self.nodes.append(helper.make_node(operator, inputs, names, name=f"{operator}_{names[0]}", **attributes))
        return names

    def fresh(self, prefix: str) -> str:
        """A name not used yet."""
        self.counter += 1
        return f"{prefix.lower()}_{self.counter}"

    def linear(self, x: str, layer: Linear, name: str, output: str | None = None, gain: np.ndarray | None = None,
               in_steps: bool = False) -> str:  # fmt: skip
        """An int8 layer; `gain` multiplies its outputs; `in_steps`: x is already divided by the layer's steps.

        The division is a multiplication before a QuantizeLinear of scale 1, which every runtime computes alike.
        """
        levels, scale = layer.integers()
        gain = np.ones(len(scale), np.float32) if gain is None else gain
        zero = self.constant(f"{name}.zero", np.uint8(layer.zero.item()))
        weight = self.constant(f"{name}.weight", levels.numpy().T)
        factor = self.constant(f"{name}.factor", scale.numpy() * gain)
        bias = self.constant(f"{name}.bias", layer.bias.detach().numpy() * gain)
        if not in_steps:
            x = self.add("Mul", x, self.constant(f"{name}.steps", 1 / layer.step.numpy()))
        rounded = self.add("QuantizeLinear", x, "unit", zero)
        product = self.add("MatMulInteger", rounded, weight, zero, "zero_i8")
        return self.add("Add", self.add("Mul", self.add("Cast", product, to=TensorProto.FLOAT), factor), bias, name=output)

    def norm(self, x: str, module, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale = self.constant(f"{name}.weight", module.weight.detach().numpy())
        bias = self.constant(f"{name}.bias", module.bias.detach().numpy())
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=module.eps)

    def integers(self, name: str, *values: int) -> str:
        """A constant vector of i64."""
        return self.constant(name, np.array(values, dtype=np.int64))


def build(model: Parser, description: str) -> ModelProto:
    """The whole graph of a model whose activation scales are set."""
    graph = Graph()
    hidden = _encoder(graph, model)
    flat = graph.add("Reshape", hidden, graph.integers("flat", -1, model.sizes.hidden))
    words = graph.add("Gather", flat, "words", axis=0)
    outputs = _heads(graph, model, words)
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT32, ["batch", "length"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT32, ["batch", "length"]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "length"]),
        helper.make_tensor_value_info("words", TensorProto.INT32, ["words"]),
    ]
    infos = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()]
    whole = helper.make_graph(graph.nodes, "polybius-en", inputs, infos, list(graph.constants.values()))
    proto = helper.make_model(whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    proto.doc_string, proto.producer_name = description, "polybius-training"
    checker.check_model(proto, full_check=True)
    return proto


def _encoder(graph: Graph, model: Parser) -> str:
    """Embeddings and layers: hidden states [batch, length, hidden]."""
    encoder = model.encoder
    levels = graph.constant("piece.levels", encoder.piece_levels.numpy())
    scales = graph.constant("piece.scales", encoder.piece_scales.numpy()[:, None])
    shapes = graph.constant("shape", encoder.shape.detach().numpy())
    positions = graph.constant("position", encoder.position.detach().numpy()[:128])
    piece = graph.add("Mul", graph.add("Cast", graph.add("Gather", levels, "pieces", axis=0), to=TensorProto.FLOAT),
                      graph.add("Gather", scales, "pieces", axis=0))  # fmt: skip
    length = graph.add("Shape", "pieces", start=1, end=2)
    place = graph.add("Slice", positions, graph.integers("start", 0), length, graph.integers("axis", 0))
    summed = graph.add("Add", graph.add("Add", piece, graph.add("Gather", shapes, "shapes", axis=0)), place)
    x = graph.norm(summed, encoder.norm, "embedding.norm")
    masked = graph.constant("masked", np.float32(MASKED))
    bias = graph.add("Mul", graph.add("Sub", "unit", "mask"), masked)
    bias = graph.add("Unsqueeze", bias, graph.integers("bias.axes", 1, 2))
    for number, layer in enumerate(encoder.layers):
        x = _layer(graph, layer, x, bias, f"layer{number}", model.sizes.hidden)
    return x


def _layer(graph: Graph, layer: Layer, x: str, bias: str, name: str, hidden: int) -> str:
    """One transformer layer; the query's factor holds the attention's scale, the value's the steps of what follows."""
    heads = layer.attention_heads
    gain = np.ones(3 * hidden, np.float32)
    gain[:hidden] = (hidden / heads) ** -0.5
    gain[2 * hidden :] = 1 / layer.attention_output.step.numpy()
    joint = graph.linear(x, layer.query_key_value, f"{name}.query_key_value", gain=gain)
    if "attention.split" not in graph.constants:
        graph.integers("attention.split", hidden, hidden, hidden)
        graph.integers("attention.heads", 0, 0, heads, hidden // heads)
        graph.integers("attention.joined", 0, 0, hidden)
    parts = graph.add_many("Split", joint, "attention.split", axis=-1, names=[graph.fresh("part") for _ in range(3)])
    query, key, value = (graph.add("Reshape", part, "attention.heads") for part in parts)
    query = graph.add("Transpose", query, perm=[0, 2, 1, 3])
    key = graph.add("Transpose", key, perm=[0, 2, 3, 1])
    value = graph.add("Transpose", value, perm=[0, 2, 1, 3])
    weights = graph.add("Softmax", graph.add("Add", graph.add("MatMul", query, key), bias), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", weights, value), perm=[0, 2, 1, 3])
    mixed = graph.add("Reshape", mixed, "attention.joined")
    mixed = graph.linear(mixed, layer.attention_output, f"{name}.attention_output", in_steps=True)
    x = graph.norm(graph.add("Add", x, mixed), layer.attention_norm, f"{name}.attention_norm")
    inner = graph.add("Gelu", graph.linear(x, layer.inner, f"{name}.inner"))
    outer = graph.linear(inner, layer.outer, f"{name}.outer")
    return graph.norm(graph.add("Add", x, outer), layer.outer_norm, f"{name}.outer_norm")


def _heads(graph: Graph, model: Parser, words: str) -> dict[str, list]:
    """All outputs with their shapes."""
    heads, sizes = model.heads, model.sizes
    tags = graph.linear(words, heads.tags, "tags")
    graph.add_many("Split", tags, graph.integers("tags.split", *heads.widths.values()), axis=1, names=list(heads.widths))
    inner = graph.add("Gelu", graph.linear(words, heads.arc_inner, "arc_inner"))
    halves = graph.integers("arc.split", sizes.arc_inner, sizes.arc_inner)
    dependent, head = graph.add_many("Split", inner, halves, axis=1, names=["arc_dependent_inner", "arc_head_inner"])
    graph.linear(dependent, heads.arc_dependent, "arc_dependent_layer", output="arc_dependent")
    graph.linear(head, heads.arc_head, "arc_head_layer", output="arc_head")
    relations = graph.linear(words, heads.relations, "relations")
    halves = graph.integers("relation.split", sizes.relation, sizes.relation)
    graph.add_many("Split", relations, halves, axis=1, names=["relation_dependent", "relation_head"])
    outputs = {name: ["words", width] for name, width in heads.widths.items()}
    outputs |= {name: ["words", sizes.arc] for name in ("arc_dependent", "arc_head")}
    outputs |= {name: ["words", sizes.relation] for name in ("relation_dependent", "relation_head")}
    for name, value in constants_of(model).items():
        graph.add("Identity", graph.constant(f"{name}.value", value), name=name)
        outputs[name] = list(value.shape)
    return outputs


def constants_of(model: Parser) -> dict[str, np.ndarray]:
    """The constant outputs."""
    heads = model.heads
    return {
        "root_arc_head": heads.root_arc_head.detach().numpy(),
        "root_relation_head": heads.root_relation_head.detach().numpy(),
        "relation_weight": heads.relation_scores.weight.detach().numpy(),
        "relation_bias": heads.relation_scores.bias.detach().numpy(),
        "role_features": heads.role_features.detach().numpy(),
        "role_weight": heads.role_scores.weight.detach().numpy(),
        "role_bias": heads.role_scores.bias.detach().numpy(),
    }
