#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "viewer/map/dots.hpp"

namespace diorama::viewer::map {

namespace {

constexpr char const* corner_source = R"(#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec3 size;   // radius, share of the core, halo
layout(location = 2) in vec4 core;
layout(location = 3) in uint shape;
uniform vec2 display;
out vec2 at;                         // in pixels from the middle
flat out vec3 sizes;
flat out vec4 colour;
flat out uint kind;
void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    float reach = size.x * (1.0 + 1.6 * step(0.001, size.z)) + 1.5;
    at = corner * reach;
    sizes = size;
    colour = core;
    kind = shape;
    vec2 pixel = place + at;
    gl_Position = vec4(pixel.x / display.x * 2.0 - 1.0, 1.0 - pixel.y / display.y * 2.0, 0.0, 1.0);
})";

constexpr char const* pixel_source = R"(#version 330 core
in vec2 at;
flat in vec3 sizes;
flat in vec4 colour;
flat in uint kind;
uniform vec4 body;
out vec4 pixel;
float away(vec2 p, float r) {        // distance to the outline, negative inside
    uint shape = kind & 255u;
    if (shape == 1u) return (abs(p.x) + abs(p.y) - r * 1.25) * 0.7071;
    if (shape == 2u) return max(max(abs(p.x) * 0.866 - p.y * 0.5, p.y) - r * 0.62, -p.y - r * 1.2);
    if (shape == 3u) return max(abs(p.x), abs(p.y)) - r * 0.9;
    return length(p) - r;
}
void main() {
    float radius = sizes.x;
    float outer = away(at, radius);
    float covered = clamp(0.5 - outer, 0.0, 1.0);
    float in_core = clamp(0.5 - away(at, radius * sizes.y), 0.0, 1.0) * step(0.01, sizes.y);
    vec4 paint = mix(body, colour, in_core);
    if ((kind & 256u) != 0u) {
        float width = max(1.0, radius * 0.22);
        paint = mix(paint, colour, clamp(0.5 + outer + width, 0.0, 1.0));
    }
    float glow = sizes.z * exp(-max(outer, 0.0) / (radius * 0.55)) * 0.55;
    float alpha = max(covered * paint.a, glow * colour.a);
    pixel = vec4(mix(colour.rgb, paint.rgb, covered), alpha);
    if (alpha < 0.004) discard;
})";

GLuint compiled(GLenum kind, char const* source) {
    GLuint const shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

class GlDotPainter : public DotPainter {
public:
    GlDotPainter() {
        GLuint const corners = compiled(GL_VERTEX_SHADER, corner_source);
        GLuint const pixels = compiled(GL_FRAGMENT_SHADER, pixel_source);
        program_ = glCreateProgram();
        glAttachShader(program_, corners);
        glAttachShader(program_, pixels);
        glLinkProgram(program_);
        glDeleteShader(corners);
        glDeleteShader(pixels);
        display_ = glGetUniformLocation(program_, "display");
        body_ = glGetUniformLocation(program_, "body");
        glGenVertexArrays(1, &array_);
        glGenBuffers(1, &buffer_);
        glBindVertexArray(array_);
        glBindBuffer(GL_ARRAY_BUFFER, buffer_);
        column(0, 2, offsetof(Dot, x));
        column(1, 3, offsetof(Dot, radius));
        static_assert(offsetof(Dot, halo) == offsetof(Dot, radius) + 8);
        glEnableVertexAttribArray(2);
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Dot),
                              at(offsetof(Dot, core)));
        glVertexAttribDivisor(2, 1);
        glEnableVertexAttribArray(3);
        glVertexAttribIPointer(3, 1, GL_UNSIGNED_INT, sizeof(Dot), at(offsetof(Dot, shape)));
        glVertexAttribDivisor(3, 1);
        glBindVertexArray(0);
    }
    ~GlDotPainter() override {
        glDeleteBuffers(1, &buffer_);
        glDeleteVertexArrays(1, &array_);
        glDeleteProgram(program_);
    }
    GlDotPainter(GlDotPainter const&) = delete;
    GlDotPainter& operator=(GlDotPainter const&) = delete;

    bool linked() const {
        GLint done = 0;
        glGetProgramiv(program_, GL_LINK_STATUS, &done);
        return done == GL_TRUE;
    }

    void paint(std::vector<Dot> const& dots, ImVec4 clip, ImVec2 display, ImU32 body) override {
        float const left = std::max(clip.x, 0.0F);
        float const width = std::min(clip.z, display.x) - left;
        float const height = std::min(clip.w, display.y) - std::max(clip.y, 0.0F);
        if (width < 1.0F || height < 1.0F) return;
        glEnable(GL_SCISSOR_TEST);
        // Scissors count pixels of the frame buffer, which may be finer than those of the window.
        ImVec2 const fine = ImGui::GetIO().DisplayFramebufferScale;
        glScissor(static_cast<GLint>(left * fine.x),
                  static_cast<GLint>((display.y - std::min(clip.w, display.y)) * fine.y),
                  static_cast<GLsizei>(width * fine.x), static_cast<GLsizei>(height * fine.y));
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glUseProgram(program_);
        glUniform2f(display_, display.x, display.y);
        auto const channel = [&](unsigned shift) {
            return static_cast<float>(body >> shift & 0xFFU) / 255.0F;
        };
        glUniform4f(body_, channel(0), channel(8), channel(16), channel(24));
        glBindVertexArray(array_);
        glBindBuffer(GL_ARRAY_BUFFER, buffer_);
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(dots.size() * sizeof(Dot)),
                     dots.data(), GL_STREAM_DRAW);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(dots.size()));
        glBindVertexArray(0);
    }

private:
    static void const* at(std::size_t offset) { return reinterpret_cast<void const*>(offset); }
    static void column(GLuint place, GLint parts, std::size_t offset) {
        glEnableVertexAttribArray(place);
        glVertexAttribPointer(place, parts, GL_FLOAT, GL_FALSE, sizeof(Dot), at(offset));
        glVertexAttribDivisor(place, 1);
    }

    GLuint program_ = 0, array_ = 0, buffer_ = 0;
    GLint display_ = -1, body_ = -1;
};

}  // namespace

std::unique_ptr<DotPainter> make_dot_painter(char const** why) {
    auto painter = std::make_unique<GlDotPainter>();
    if (!painter->linked()) {
        if (why != nullptr) *why = "the graphics driver cannot compile what draws the dots";
        return nullptr;
    }
    return painter;
}

}  // namespace diorama::viewer::map
